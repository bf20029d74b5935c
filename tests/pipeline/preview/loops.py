"""Coroutines in the thread of a test."""

import asyncio


def answered(coroutine):
    """Return what a coroutine returns; in this thread the browser of another test may keep a loop running."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()
        asyncio._set_running_loop(running)
