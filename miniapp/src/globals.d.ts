/// <reference types="@tarojs/taro" />

declare const API_BASE: string;
declare const GALLERY: boolean;

declare module '*.svg' {
  const url: string;
  export default url;
}
declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}

/** Whether demo log-in is built in; false in production builds. */
declare const DEMO: boolean;
