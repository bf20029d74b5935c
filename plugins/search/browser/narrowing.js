// What a search does beside ranking: results by day, by legal force, and how many documents each choice leaves.

/** Return for each generation the numbers of the documents in a state; a law that was amended is in force. */
export async function inState(files, wanted) {
  const isIt = (state) => state === wanted || (wanted === "in-force" && state === "amended");
  const columns = Object.keys(files.states).filter((column) => isIt(files.states[column]));
  const found = await files.postings(columns.map((column) => `column:${column}`));
  return files.generations.map(({ stateOf }, generation) => {
    const usual = found.flatMap((entries) => entries[generation]?.body.numbers ?? []);
    const other = [...stateOf].filter(([, its]) => isIt(its)).map(([number]) => number);
    return new Set([...usual.filter((number) => !stateOf.has(number)), ...other]);
  });
}

/** Return all documents that pass some filters, as candidates of a question without words. */
export async function unasked(search, chosen) {
  const [first = everything(search.files), ...others] = await Promise.all(chosen.map((one) => search.passing(...one)));
  const candidates = first.flatMap((numbers, generation) =>
    [...numbers].filter((number) => others.every((sets) => sets[generation].has(number))).map((number) => ({ score: 0, generation, number, isWhole: true })),
  );
  return { candidates, question: {}, entries: new Map() };
}

/** Return for each generation the numbers of all documents. */
const everything = (files) =>
  files.generations.map(({ lengths, removed }) => new Set([...lengths.keys()].filter((number) => !removed.has(number))));

/** Return candidates by their days, newer first, without a day last; of one day the best first. */
export async function byDay(files, candidates) {
  const days = await Promise.all(
    files.generations.map(async (one) => (one.dayOf ??= read(await (await files.get(`days.${one.days}.bin`)).arrayBuffer()))),
  );
  const dayOf = ({ generation, number }) => days[generation][number];
  return candidates.sort(
    (a, b) => dayOf(b) - dayOf(a) || b.score - a.score || a.generation - b.generation || a.number - b.number,
  );
}

/** Return the days that plugins/search/days.py wrote. */
function read(buffer) {
  const days = [];
  let [day, left, shift] = [0, 0, 0];
  for (const byte of new Uint8Array(buffer)) {
    left += (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    days.push((day += left & 1 ? -((left + 1) >> 1) : left >> 1));
    left = shift = 0;
  }
  return days;
}

/**
 * Count how many documents each choice leaves: those with words of the question that pass all other choices.
 * `choices` holds the values of each filter by name; so does what is returned, with the counts by value.
 */
export async function facets(search, query, options, choices) {
  const chosen = Object.entries(options).filter(([, value]) => value);
  const every = chosen.length ? { ...choices } : choices;
  for (const [name, value] of chosen) every[name] = [...new Set([...(every[name] ?? []), value])];
  const { candidates } = await search.candidates(query, {});
  const names = Object.keys(every);
  const sets = await Promise.all(
    names.map(async (name) => {
      const found = await Promise.all(every[name].map((value) => search.passing(name, value)));
      return new Map(every[name].map((value, place) => [value, found[place]]));
    }),
  );
  const setsOf = Object.fromEntries(names.map((name, place) => [name, sets[place]]));
  return Object.fromEntries(
    Object.keys(choices).map((name) => {
      const others = chosen.filter(([other]) => other !== name).map(([other, value]) => setsOf[other].get(value));
      const left = candidates.filter(({ generation, number }) => others.every((passing) => passing[generation].has(number)));
      const counts = choices[name].map((value) => {
        const passing = setsOf[name].get(value);
        return [value, left.filter(({ generation, number }) => passing[generation].has(number)).length];
      });
      return [name, Object.fromEntries(counts)];
    }),
  );
}
