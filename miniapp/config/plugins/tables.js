const path = require('node:path');
const { keepCalled } = require('./api-list');
const { keepUsed, namesOf, nestLess, tags } = require('./component-list');

const loader = path.join(__dirname, 'replace-loader.js');
const source = path.join(__dirname, '../../src');
const watched = [source, path.join(__dirname, 'component-list.js'), path.join(__dirname, 'api-list.js')];

/** Fails on a component that the table lacks, and leaves out the spaces between tags. */
function buildOurs(template) {
  const { buildTemplate } = template;
  template.buildTemplate = (components) => {
    const missing = [...components.includes].filter((tag) => !tags.has(tag));
    if (missing.length > 0) throw new Error(`config/plugins/component-list.js does not have ${missing.join(', ')}`);
    // Taro's own minifyXML takes <input> for HTML and drops its end.
    return buildTemplate(components).replace(/>\s+</g, '><').replace(/ {2,}/g, ' ').replace(/ >/g, '>');
  };
}

/**
 * Taro's tables of components, attributes and calls name everything that WeChat has; the package carries what is used
 * here, and role and aria-* with it, which Taro leaves out. Templates and scripts number the attributes each for
 * itself, so both get the same table.
 * Plain CommonJS: Taro's CLI compiles a plugin's own file only, not what it requires.
 *
 * @param {import('@tarojs/service').IPluginContext} ctx
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      const { template } = platform;
      keepUsed(template.internalComponents);
      nestLess(template.nestElements);
      buildOurs(template);
      const names = JSON.stringify(namesOf(template.internalComponents));
      ctx.modifyWebpackChain(({ chain }) => {
        const replace = (rule, file, words) => chain.module.rule(rule).test(file).use('replace').loader(loader).options({ words, watched });
        replace('shared-components', /@tarojs[\\/]shared[\\/]dist[\\/]components\.js$/, [
          [/const internalComponents = \{[\s\S]*?\n\};/, `const internalComponents = ${names};`],
        ]);
        replace('shared-apis', /@tarojs[\\/]shared[\\/]dist[\\/]native-apis\.js$/, [keepCalled(source)]);
        replace('weapp-runtime', /@tarojs[\\/]plugin-platform-weapp[\\/]dist[\\/]runtime\.js$/, [
          keepCalled(source),
          ['mergeInternalComponents(components);', ''],
        ]);
      });
    },
  });
};
