/**
 * Replaces words in a dependency's file. One that is not there fails the build, so that an upgrade is looked at.
 * @this {import('webpack').LoaderContext<{ words: [string, string][] }>}
 */
module.exports = function replace(source) {
  return this.getOptions().words.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${this.resourcePath} no longer has ${from}`);
    return text.replaceAll(from, to);
  }, source);
};
