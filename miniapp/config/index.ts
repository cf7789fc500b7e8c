import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type Chain from 'webpack-chain';
import webpack, { ProvidePlugin } from 'webpack';
import { lean } from './plugins/lean.js';
import { leanH5, PreloadPage } from './plugins/lean-h5.js';
import { leanWeapp } from './plugins/lean-weapp.js';

const root = path.resolve(__dirname, '..');
const drawings = path.join(root, 'src/ui/drawings');
const isWeapp = process.env.TARO_ENV === 'weapp';

/** Where the server is. H5 is served by the server itself, so the same origin ('') is right there. */
const apiBase = process.env.API_BASE ?? (isWeapp ? 'http://127.0.0.1:3000' : '');

/** Published for newer engines than WeChat's: private fields and the like are compiled away with our own code. */
const compiled = [
  path.resolve(root, '../shared'),
  (file: string): boolean => /node_modules[\\/](@tanstack|zustand|qrcode-generator)[\\/]/.test(file),
];

/** Percent-encodes only what a data URL inside CSS needs: a fifth smaller than base64. */
function svgDataUrl(source: Buffer | string): string {
  const svg = source.toString().trim().replace(/"/g, "'").replace(/ (width|height)='\d+'(?=[^>]*viewBox)/g, '').replace('#26211D', '#000');
  return `data:image/svg+xml,${svg.replace(/[%#<>{}]/g, encodeURIComponent)}`;
}

/** Our drawings travel inside the style sheet: no request, no flash, and mini-programs cannot show inline SVG. */
function inlineDrawings(chain: Chain): void {
  chain.module.rule('image').exclude.add(drawings);
  chain.module
    .rule('drawing')
    .test(/\.svg$/)
    .include.add(drawings)
    .end()
    .set('type', 'asset/inline')
    .set('generator', { dataUrl: svgDataUrl });
}

/** All of the framework in one file, so that its share of the package can be seen: Taro puts parts of React beside our code. */
function gatherFramework(chain: Chain): void {
  const split = chain.optimization.get('splitChunks');
  split.cacheGroups.taro.test = ({ resource = '' }: { resource?: string }) =>
    /[\\/]node_modules[\\/](@tarojs|react|react-reconciler|scheduler|use-sync-external-store)[\\/]/.test(resource);
}

/** WeChat has no AbortController, and react-query stays pending without one. */
function provideAbortController(chain: Chain): void {
  chain.plugin('abortController').use(ProvidePlugin, [
    { AbortController: [path.join(root, 'src/platform/abort-controller.ts'), 'AbortController'] },
  ]);
}

/**
 * Taro switches nearly all of terser off and writes every Chinese character as six ASCII letters;
 * the main package counts each byte.
 */
const terser = {
  enable: true,
  config: {
    compress: {
      ecma: 2017,
      passes: 3,
      arrows: true,
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_funs: false,
      hoist_props: true,
      hoist_vars: false,
      inline: true,
      loops: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      toplevel: true,
      typeofs: true,
      directives: true,
    },
    output: { ecma: 2017, comments: false, ascii_only: false },
  },
} as const;

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'party-volunteer-supermarket',
  date: '2026-11-22',
  designWidth: 390,
  deviceRatio: { 390: 1 },
  sourceRoot: 'src',
  outputRoot: isWeapp ? 'dist/weapp' : 'dist/h5',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  plugins: [path.join(__dirname, 'plugins/tables.js')],
  alias: { '@': path.join(root, 'src') },
  // Named in app.json, but not copied by Taro.
  copy: { patterns: isWeapp ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }, { from: 'src/ui/spots', to: 'dist/weapp/ui/spots' }] : [], options: {} },
  defineConstants: {
    API_BASE: JSON.stringify(apiBase),
    GALLERY: JSON.stringify(process.env.GALLERY === '1'),
    // Demo people can be picked, and DevTools gets a code without an AppID; a production build has neither.
    DEMO: JSON.stringify(process.env.MODE !== 'production'),
  },
  logger: { quiet: true, stats: false },
  terser,
  csso: { enable: true, config: { svgo: false } },
  mini: {
    debugReact: true,
    baseLevel: 7,
    // React writes no markup: Taro's HTML parser stays out.
    runtime: { enableInnerHTML: false },
    miniCssExtractPluginOption: { ignoreOrder: true },
    compile: { include: compiled },
    // px stays px on both targets: text must not shrink on a narrow phone, and layouts flex instead.
    // url: our own rule inlines the drawings, smaller than Taro's; svgo would take their viewBox and with it their scaling.
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false }, url: { enable: false } },
    webpackChain(chain: Chain) {
      inlineDrawings(chain);
      provideAbortController(chain);
      lean(chain, webpack);
      leanWeapp(chain);
      gatherFramework(chain);
    },
  },
  h5: {
    // The dev server finds nothing under a relative path.
    publicPath: process.env.NODE_ENV === 'development' ? '/' : './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    devServer: { port: 10086, open: false, proxy: [{ context: ['/v1'], target: `http://localhost:${process.env.PORT ?? 3000}` }] },
    compile: { include: compiled },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true }, cssModules: { enable: false } },
    webpackChain(chain: Chain) {
      inlineDrawings(chain);
      lean(chain, webpack);
      leanH5(chain, webpack);
      chain.plugin('preload').use(PreloadPage, ['pages/first/index']);
      // Taro's default copies its components into every page. What two rare pages share does not belong into everybody's first load.
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 8000,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          taro: { name: 'taro', chunks: 'initial', test: /[\\/]@tarojs[\\/+](components|taro-h5|router)/, priority: 30 },
          framework: { name: 'framework', chunks: 'initial', test: /[\\/]node_modules[\\/]/, priority: 20 },
          common: { name: 'common', minChunks: 8, priority: 10, reuseExistingChunk: true },
          shared: { minChunks: 2, priority: 5, reuseExistingChunk: true },
        },
      });
    },
  },
}));
