import { View } from '@tarojs/components';

export default function Index(): React.ReactNode {
  return <View>second</View>;
}
