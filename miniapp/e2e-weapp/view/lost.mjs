/** What Taro's templates read of a node: its kind, number, children, words, class, style, and attributes by number. */
const READ = /^(nn|sid|uid|cn|v|cl|st|focus|p\d+)$/;

/**
 * Attributes that a page sends though no template puts them on an element: the phone never sees them. Their place is
 * in `config/plugins/component-list.js`, or in no build for WeChat.
 */
export function lostAttributes(changes) {
  const lost = new Set();
  const look = (value) => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null && 'sid' in value) {
      for (const key of Object.keys(value)) if (!READ.test(key)) lost.add(key);
      look(value.cn);
    }
  };
  for (const [path, value] of Object.entries(changes)) {
    const key = path.split('.').at(-1);
    if (path.startsWith('root.') && !/^\[\d+\]$/.test(key) && !READ.test(key)) lost.add(key);
    look(value);
  }
  return [...lost];
}
