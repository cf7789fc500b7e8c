import { View } from '@tarojs/components';
import { useCall } from '@/hooks';
import { go } from '@/platform';
import { countText, hoursText } from '@/text';
import { Card, Drawing, Icon } from '@/ui';

const openPoints = (): void => go('/me/points/index');

/** Hours and points beside each other, never added up. */
export function AccountTiles(): React.ReactNode {
  const { data } = useCall('GET /v1/me/account', {});
  if (data === undefined) return null;
  return (
    <View className="mine__tiles">
      <Card onPress={openPoints}>
        <View className="mine__tile-label">
          <Icon name="clock" size="text" />
          服务时长
        </View>
        <View className="mine__hours">
          {hoursText(data.minutes)}
          <View className="mine__unit">小时</View>
        </View>
      </Card>
      <Card onPress={openPoints}>
        <View className="mine__tile-label">
          <Drawing kind="coin" />
          可用积分
        </View>
        <View className="mine__hours mine__hours--gold">
          {countText(data.points)}
          <View className="mine__unit">分</View>
        </View>
      </Card>
    </View>
  );
}
