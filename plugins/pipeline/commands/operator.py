"""Tasks of whoever runs the site: build, verify, import, keys, new sites."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from plugins.model.error import UsageError
from plugins.model.finding import Weight
from plugins.pipeline.commands.arguments import instant_of, now, print_findings, progress, root_of
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.machine import EXECUTOR
from plugins.pipeline.commands.task import task
from plugins.pipeline.paths import REPOSITORY
from plugins.system.state_folder import state_of

CACHE = "--no-cache computes everything again; the bytes are the same"


@task(help={"public": "show output/ as a web server would", "port": "on 127.0.0.1", "root": ROOT})
def serve(public: bool = False, port: int = 8000, root: str = "") -> None:
    """Show the preview of content/, renewed with every save; or the public build."""
    from plugins.model.acceptance_number import FOLDER
    from plugins.pipeline.preview.servers import serve_preview, serve_public

    place = root_of(root)
    if public:
        state = state_of(place)
        serve_public(state.output, state.public / FOLDER, port)
    else:
        serve_preview(place, port, progress)


@task(rest="words", help={"words": "what to look for", "limit": "results", "root": ROOT})
def search(words: list[str], limit: int = 10, root: str = "") -> None:
    """Search what is public, as the site's own search does, with a Whoosh index of it."""
    from plugins.pipeline.workspace.search import ask

    if not " ".join(words).strip():
        raise UsageError("got no words, expected what to look for, such as: python3 inv search vaccine cold")

    for line in ask(root_of(root), " ".join(words), limit, now(), progress):
        print(line)


@task(
    help={
        "at": "an instant such as 2026-11-23T10:00; now by default",
        "out": "output folder",
        "cache": CACHE,
        "search": "--no-search leaves the search index out; the search page finds nothing then",
        "profile": "show where the time goes, stage by stage",
        "executor": EXECUTOR,
        "root": ROOT,
    }
)
def build(
    at: str = "",
    out: str = "",
    cache: bool = True,
    search: bool = True,
    profile: bool = False,
    executor: str = "",
    root: str = "",
) -> int:
    """Build the public site into output/, and say what is public, what waits or is withheld, and why."""
    from plugins.pipeline.build.up_to_date import replay
    from plugins.pipeline.snapshot.tree_stamps import scan
    from plugins.system.fork import Forked

    place = root_of(root)
    root_scan = Forked(lambda _: scan(place), fork=True) if cache else None
    folder = Path(out).resolve() if out else state_of(place).output
    instant = instant_of(at)
    if cache and not profile and (last := replay(place, folder, instant, root_scan, search=search)):
        print(in_root("\n".join(last.lines_at(instant)), root))
        return last.status
    from plugins.pipeline.build.build import BuildOptions
    from plugins.pipeline.build.outcome import summary
    from plugins.pipeline.build.run import run_build
    from plugins.pipeline.build.timings import Timings

    stages = Timings()
    options = BuildOptions(
        place,
        folder,
        instant,
        cache=cache,
        search=search,
        progress=progress,
        executor=executor,
        timings=stages,
        root_scan=root_scan,
    )
    outcome = run_build(options)
    print(in_root("\n".join([*summary(outcome), *(["", *stages.table()] if profile else [])]), root))
    return outcome.exit_status


@task(help={"root": ROOT})
def verify(root: str = "") -> int:
    """Check every byte, signature, act and seal of a root, and the release that is public with its words."""
    from plugins.pipeline.publish.verify_root import verify_root

    findings, lines, is_sound = verify_root(root_of(root), now())
    print_findings([f for f in findings if f.weight is Weight.STOP], "text", root)
    print(in_root("\n".join(lines), root))
    return 0 if is_sound else 3


@task(
    name="verify-release",
    help={
        "fingerprint": "of the root, sha256:…, or of the machine's key, SHA256:…; asked of the office, not of the host",
        "newer_than": "number of a release that was seen before; an older copy, or the same, is refused",
    },
    words=["directory", "fingerprint"],
)
def verify_release(directory: str, fingerprint: str = "", newer_than: int = 0) -> int:
    """Check a release by itself, from the fingerprint of the root to every byte and word; say which it is."""
    from plugins.pipeline.publish.release_check import check_release

    lines, is_sound = check_release(Path(directory), fingerprint, newer_than)
    print("\n".join(lines))
    return 0 if is_sound else 3


@task(name="new-site")
def new_site(folder: str) -> None:
    """Make an empty site with the same columns, departments and people, and no keys but those of a root."""
    from plugins.pipeline.setup.made_whole import made_whole
    from plugins.pipeline.setup.new_site import first_root
    from plugins.pipeline.setup.new_site import new_site as make

    place = Path(folder).resolve()
    with made_whole(place) as making:
        make(REPOSITORY, making)
        said = [line.replace(str(making), str(place)) for line in first_root(making, now())]
    print(*said, sep="\n")
    print(
        f"{folder} is a site. Next: python3 inv enroll --machine --root {quote(folder)}, "
        "and a key for each who signs there."
    )


@task()
def demo(folder: str) -> None:
    """Make a playground: the demonstration content, with fresh keys for every fictional person."""
    from plugins.pipeline.publish.believed_clock import keep_time
    from plugins.pipeline.setup.demonstration import replay
    from plugins.pipeline.setup.made_whole import made_whole

    with made_whole(Path(folder).resolve()) as making:
        replay(REPOSITORY, making, progress)
        keep_time(making, now())
    print(f"{folder} is a playground; every key lies in {folder}/.keys/. Try: python3 inv queue --root {quote(folder)}")
