import { Image, View } from '@tarojs/components';
import { useMemo } from 'react';
import { alt } from '@/ui/alt';
import { qrPicture } from '@/ui/Voucher';
import './poster.scss';

interface PosterSheetProps {
  /** For whoever prints it. */
  readonly id: string;
  /** 恩城街道 东门社区 */
  readonly text: string;
  readonly hotline: string | null;
  /** The code as a picture; `plain`: the address that an ordinary QR code is to say. */
  readonly code: string;
  readonly plain: boolean;
}

/** Black on white, the same on the screen and on paper; it stands on no token of the theme, because a copy of it is printed. */
export function PosterSheet({ id, text, hotline, code, plain }: PosterSheetProps): React.ReactNode {
  const picture = useMemo(() => (plain ? qrPicture(code) : code), [code, plain]);
  const [town, name] = text.split(' ');
  return (
    <View id={id} className="poster">
      <View className="poster__town">{`${town} 党员志愿服务超市`}</View>
      <View className="poster__name">{name ?? text}</View>
      <View className="poster__ask">家里有事要人帮？扫一扫就行</View>
      <View className="poster__code">
        <Image className={plain ? 'poster__picture poster__picture--plain' : 'poster__picture'} src={picture} mode="scaleToFill" {...alt('海报上的二维码')} />
      </View>
      <View className="poster__how">{`${plain ? '手机' : '微信'}扫一扫，说要办的事，约 40 秒`}</View>
      {hotline !== null && (
        <View className="poster__phone">
          <View className="poster__phone-label">不会用手机，打这个电话</View>
          <View className="poster__phone-no">{hotline}</View>
        </View>
      )}
      <View className="poster__foot">不收钱 · 有了答复马上告诉您</View>
    </View>
  );
}
