// Ask a search outside of a browser: node ask_many.mjs ours|pagefind FOLDER < questions, each a line of JSON; prints what each found.
import { open as openFile, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const [kind, folder] = process.argv.slice(2);
const base = pathToFileURL(`${folder}/`).href;
const LIMIT = 10;

// Answers as a server of files does; of several ranges it gives the whole file, as it may.
globalThis.fetch = async (address, { headers } = {}) => {
  try {
    const path = fileURLToPath(new URL(address).href.split("?")[0]);
    const range = new Headers(headers).get("range")?.match(/^bytes=(\d+)-(\d+)$/);
    if (!range) return new Response(await readFile(path));
    const [from, to] = range.slice(1).map(Number);
    const file = await openFile(path);
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(to + 1, size) - from);
    await file.read(bytes, 0, bytes.length, from);
    await file.close();
    return new Response(bytes, { status: 206, headers: { "content-range": `bytes ${from}-${from + bytes.length - 1}/${size}` } });
  } catch {
    return new Response("", { status: 404 });
  }
};

async function ours() {
  const { open } = await import(`${base}search.js`);
  const index = await open({ base });
  return async (query) => {
    const found = await index.search(query, { limit: LIMIT });
    const suggestions = (found.suggestions ?? []).map(({ text, url }) => ({ text, url }));
    return { ids: found.map(({ id }) => id), total: found.total, more: found.some, suggestions };
  };
}

async function pagefind() {
  globalThis.document = { querySelector: () => ({ getAttribute: () => "zh-hans" }), documentElement: {} };
  globalThis.location = new URL(base);
  const index = await import(`${base}pagefind.js`);
  await index.options({ basePath: base, baseUrl: "/" });
  await index.init();
  return async (query) => {
    const { results } = await index.search(query);
    const pages = await Promise.all(results.slice(0, LIMIT).map((result) => result.data()));
    return { ids: pages.map(({ url }) => url.split("/").at(-1).replace(".html", "")), total: results.length, more: 0, suggestions: [] };
  };
}

const ask = await { ours, pagefind }[kind]();
for await (const query of createInterface({ input: process.stdin })) console.log(JSON.stringify(await ask(JSON.parse(query))));
