// The characters of GB 2312 that are read alike without tone, as pinyin.txt has them.

export const sounds = "@sounds".split(" ");
