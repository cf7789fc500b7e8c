import type Chain from 'webpack-chain';

export function leanWeapp(chain: Chain): void;
