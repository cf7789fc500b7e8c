const path = require('node:path');
const { keepStyled } = require('./style-list');

const source = path.join(__dirname, '../../src');

/** What Taro asks of the reconciler; the rest of its exports are for tests of browsers, hydration and DevTools. */
const ASKED = ['batchedUpdates', 'createContainer', 'findHostInstance', 'flushSync', 'getPublicRootInstance', 'runWithPriority', 'updateContainer'];

/** Words of the framework's files that keep what no page of ours reaches, and what stands there instead. */
const WORDS = [
  [
    'reconciler',
    /react-reconciler\.production\.min\.js$/,
    [
      ['$$$hostConfig.supportsMutation', '!0'],
      ['$$$hostConfig.supportsPersistence', '!1'],
      ['$$$hostConfig.supportsHydration', '!1'],
      ['$$$hostConfig.supportsTestSelectors', '!1'],
      [new RegExp(`exports\\.(?!(?:${ASKED.join('|')})=)\\w+=`, 'g'), 'void '],
    ],
  ],
  // Another system's way to style, which Taro asks for at each attribute.
  ['react', /@tarojs[\\/]react[\\/]dist[\\/]react\.esm\.js$/, [[/process\.env\.TARO_PLATFORM ([!=])== PLATFORM_TYPE\.HARMONY/g, (_all, sign) => String(sign === '!')]]],
  // An address bar and its history: nothing on a phone reads them.
  [
    'window',
    /@tarojs[\\/]runtime[\\/]dist[\\/]bom[\\/]window\.js$/,
    [
      ['this.location = new Location({ window: this });', ''],
      ['this.history = new History(this.location, { window: this });', ''],
      ['this.initEvent();', ''],
    ],
  ],
  // Only <a> takes addresses apart; a page of ours has none.
  ['document', /@tarojs[\\/]runtime[\\/]dist[\\/]dom[\\/]document\.js$/, [['element = new AnchorElement();', 'element = new TaroElement();']]],
  // Taro tells its observers of each change; there are none.
  ['mutations', /@tarojs[\\/]runtime[\\/]dist[\\/]dom-external[\\/]mutation-observer[\\/]index\.js$/, [['recordMutation(record);', '']]],
  ['styles', /@tarojs[\\/]runtime[\\/]dist[\\/]dom[\\/]style_properties\.js$/, keepStyled(source)],
  ['taro-entry', /@tarojs[\\/]taro[\\/]index\.js$/, [["const { hooks } = require('@tarojs/runtime')", "const hooks = require('@tarojs/runtime').hooks"]]],
];

/** Leaves out what only other hosts of React and other systems need, and lets webpack see which parts of Taro's runtime are used. */
exports.leanWeapp = (chain) => {
  for (const [name, file, words] of WORDS) {
    const watched = name === 'styles' ? [source, path.join(__dirname, 'style-list.js')] : [];
    chain.module.rule(name).test(file).use('replace').loader(path.join(__dirname, 'replace-loader.js')).options({ words, watched });
  }
};
