import type Chain from 'webpack-chain';
import type webpack from 'webpack';

export function lean(chain: Chain, packer: typeof webpack): void;
