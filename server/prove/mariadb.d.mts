import type { ChildProcess } from 'node:child_process';

export const PATH: string;
export function missing(): string | null;
export function freePort(): Promise<number>;
export function prepare(folder: string): void;
export function start(folder: string, port: number, options?: readonly string[]): ChildProcess;
export function answers(server: ChildProcess, port: number, patience?: number): Promise<boolean>;
