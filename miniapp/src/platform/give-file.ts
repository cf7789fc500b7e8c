import Taro from '@tarojs/taro';
import { copyText } from './clipboard';

/**
 * Hands a text over as a file: a download in a browser, on WeChat a file for a chat of one's own, and where the client
 * is too old for that the clipboard. undefined when the person turned back. To be called from a tap.
 */
export async function giveFile(name: string, text: string): Promise<'file' | 'copied' | undefined> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    return 'file';
  }
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return 'file';
  } catch (cause) {
    // Turned back on purpose, not unable to.
    if (/cancel/.test(String((cause as { errMsg?: unknown }).errMsg))) return undefined;
    return (await copyText(text)) ? 'copied' : undefined;
  }
}
