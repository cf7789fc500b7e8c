// What Taro's router and its start options ask of `query-string`, without the rest of it.
function parse(text, { decode = true } = {}) {
  const words = (part) => (decode ? decodeURIComponent(part.replace(/\+/g, ' ')) : part);
  const pairs = text.replace(/^[?#&]/, '').split('&').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => {
    const [, name, value] = /^([^=]*)=?(.*)$/.exec(pair);
    return [words(name), words(value)];
  }));
}

exports.parse = parse;
exports.default = { parse };
exports.__esModule = true;
