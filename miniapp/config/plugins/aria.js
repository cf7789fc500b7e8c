const path = require('node:path');
const { ariaComponents } = require('./aria-attributes');

/**
 * Taro's WeChat templates leave out role and aria-*; this writes them back in, in the build and at run time.
 * Plain CommonJS: Taro's CLI compiles a plugin's own file only, not what it requires.
 *
 * @param {import('@tarojs/service').IPluginContext} ctx
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, ariaComponents);
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria-runtime.js')].flat();
    },
  });
};
