import type Chain from 'webpack-chain';
import type webpack from 'webpack';

export function leanH5(chain: Chain, packer: typeof webpack): void;
export class PreloadPage implements webpack.WebpackPluginInstance {
  constructor(page: string);
  apply(compiler: webpack.Compiler): void;
}
