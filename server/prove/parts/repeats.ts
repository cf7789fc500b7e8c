import type { Part } from "../part.js"; export const repeats: Part = { name: "repeats", about: "", inShort: false, run: async () => [] };
