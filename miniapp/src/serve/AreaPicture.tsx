import { View } from '@tarojs/components';
import './AreaPicture.scss';

/** A neighbourhood and a circle of about 500 m: where it is roughly, and not more. Drawn by us, no map tiles. */
export function AreaPicture({ label }: { readonly label: string }): React.ReactNode {
  return (
    <View className="area-picture" role="img" aria-label={label}>
      <View className="area-picture__road area-picture__road--a" />
      <View className="area-picture__road area-picture__road--b" />
      <View className="area-picture__road area-picture__road--c" />
      <View className="area-picture__road area-picture__road--d" />
      <View className="area-picture__circle">
        <View className="area-picture__dot" />
      </View>
    </View>
  );
}
