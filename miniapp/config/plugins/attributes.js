const path = require('node:path');
const { ariaComponents, dropUnused } = require('./attribute-list');

/**
 * Taro's WeChat templates leave out role and aria-*, and carry much that nothing here uses: this puts the first in and
 * takes the second out, in the build and at run time.
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
      dropUnused(platform.template.internalComponents);
      const { buildTemplate } = platform.template;
      // Taro's own minifyXML takes <input> for HTML and drops its end.
      platform.template.buildTemplate = (components) => buildTemplate(components).replace(/>\s+</g, '><');
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'attribute-runtime.js')].flat();
    },
  });
};
