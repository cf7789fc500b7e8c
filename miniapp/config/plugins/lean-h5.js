const path = require('node:path');

const absent = (file) => path.join(__dirname, '../absent', file);

/**
 * What the browser build carries and no page of ours reaches: polyfills of 2017, JSONP, a table of browsers' names,
 * and the bars that Taro draws where a page has none of its own. 30 KB of the first load.
 */
const ABSENT = [
  [/^whatwg-fetch$|^abortcontroller-polyfill|^jsonp-retry$|^platform$/, 'nothing.js'],
  [/^query-string$/, 'query-string.js'],
  [/^\.\/(tabbar|navigationBar)\.js$|^\.\/navigation-bar\.js$|taro-pull-to-refresh-core\.js$/, 'router-bars.js'],
];

/** Only what Taro itself asks for: a file of ours may have one of these names. */
const byTaro = (context) => /[\\/]@tarojs[\\/]/.test(context);

exports.leanH5 = (chain, webpack) => {
  for (const [request, file] of ABSENT) {
    chain.plugin(`absent ${file}`).use(webpack.NormalModuleReplacementPlugin, [
      request,
      (resource) => {
        if (byTaro(resource.context)) resource.request = absent(file);
      },
    ]);
  }
};

/** Names the chunks of the page that most people open first, so that the browser fetches them beside the app and not after it. */
exports.PreloadPage = class PreloadPage {
  constructor(page) {
    this.page = page;
  }

  apply(compiler) {
    const name = 'PreloadPage';
    compiler.hooks.compilation.tap(name, (compilation) => {
      const html = compiler.options.plugins.find((plugin) => plugin.constructor.name === 'HtmlWebpackPlugin');
      if (html === undefined) return;
      html.constructor.getHooks(compilation).alterAssetTagGroups.tap(name, (groups) => {
        const group = [...compilation.chunkGroups].find(({ origins }) => origins.some(({ request }) => request?.includes(this.page)));
        if (group === undefined) throw new Error(`no chunk has ${this.page}`);
        const there = new Set([...groups.headTags, ...groups.bodyTags].map(({ attributes }) => attributes.src ?? attributes.href));
        const files = group.getFiles().map((file) => `${groups.publicPath}${file}`).filter((file) => /\.(js|css)$/.test(file) && !there.has(file));
        groups.headTags.push(...files.map((href) => ({
          tagName: 'link', voidTag: true, meta: { plugin: name },
          attributes: { rel: 'preload', href, as: href.endsWith('.css') ? 'style' : 'script' },
        })));
        return groups;
      });
    });
  }
};
