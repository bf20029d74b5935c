// Ask a search outside of a browser: node ask.mjs ours|pagefind FOLDER WORD; prints how many it found, and the first one's address.
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const [kind, folder, word] = process.argv.slice(2);
const base = pathToFileURL(`${folder}/`).href;

globalThis.fetch = async (address) => {
  try {
    return new Response(await readFile(fileURLToPath(new URL(address).href.split("?")[0])));
  } catch {
    return new Response("", { status: 404 });
  }
};

async function askOurs() {
  const { open } = await import(`${base}search.js`);
  const found = await (await open({ base })).search(word);
  return [found.total + found.some, found[0]?.url];
}

async function askPagefind() {
  globalThis.document = { querySelector: () => ({ getAttribute: () => "zh-hans" }), documentElement: {} };
  globalThis.location = new URL(base);
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ basePath: base, baseUrl: "/" });
  await pagefind.init();
  const { results } = await pagefind.search(word);
  return [results.length, (await results[0]?.data())?.url];
}

const [total, first] = await (kind === "ours" ? askOurs() : askPagefind());
console.log(total, first);
