const { statSync } = require('node:fs');

/**
 * Replaces words in a dependency's file. Words that are not there fail the build, so that an upgrade is looked at.
 * `watched`: files and folders of ours that the new words come from.
 * @this {import('webpack').LoaderContext<{ words: [from: string | RegExp, to: string | ((...found: string[]) => string)][], watched?: string[] }>}
 */
module.exports = function replace(source) {
  const { words, watched = [] } = this.getOptions();
  for (const place of watched) {
    if (statSync(place).isDirectory()) this.addContextDependency(place);
    else this.addDependency(place);
  }
  return words.reduce((text, [from, to]) => {
    if (typeof from === 'string' ? !text.includes(from) : !from.test(text)) throw new Error(`${this.resourcePath} no longer has ${from}`);
    return typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to);
  }, source);
};
