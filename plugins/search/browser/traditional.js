// Traditional characters as simplified ones; the table is that of plugins/search/traditional.txt.

const TRADITIONAL = [..."@traditional"];
const SIMPLIFIED = [..."@simplified"];
const FORMS = new Map(TRADITIONAL.map((character, place) => [character, SIMPLIFIED[place]]));

export const simplified = (text) => [...text].map((character) => FORMS.get(character) ?? character).join("");
