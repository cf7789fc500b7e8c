const path = require('node:path');

/** What both targets carry and nothing of ours reaches. */
exports.lean = (chain, webpack) => {
  chain.plugin('absent mutations').use(webpack.NormalModuleReplacementPlugin, [
    /^\.\/mutationCache\.js$/,
    (resource) => {
      if (/[\\/]query-core[\\/]/.test(resource.context)) resource.request = path.join(__dirname, '../absent/mutation-cache.js');
    },
  ]);
  // Taro asks webpack for the words of 2009; every phone and browser that we serve knows these, and our own code uses them.
  chain.output.set('environment', { arrowFunction: true, const: true, destructuring: true, forOf: true, templateLiteral: true });
};
