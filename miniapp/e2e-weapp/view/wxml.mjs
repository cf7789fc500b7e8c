/** Reads WXML into elements. Attributes stay as written; what they mean is `template.mjs`'s matter. */
const PIECE = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/**
 * @param {string} source the file's text
 * @param {string} file its name, for the message
 * @returns {{children: object[]}} the file as an element without a name
 */
export function parseWxml(source, file) {
  const root = { children: [] };
  const open = [root];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < source.length) {
    const at = PIECE.lastIndex;
    const match = PIECE.exec(source);
    if (match === null) throw new SyntaxError(`${file}: cannot read “${source.slice(at, at + 60)}”`);
    const [, closes, name, attributes, alone, text] = match;
    const parent = open.at(-1);
    if (closes !== undefined) {
      if (parent.name !== closes) throw new SyntaxError(`${file}: </${closes}> closes <${parent.name}>`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (alone === '') open.push(element);
    } else if (text !== undefined && text.trim() !== '') parent.children.push({ text: text.trim() });
  }
  if (open.length > 1) throw new SyntaxError(`${file}: <${open.at(-1).name}> is not closed`);
  return root;
}

function attributesOf(text) {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name, double ?? single ?? '']));
}
