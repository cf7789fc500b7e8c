import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSession } from '@/api';
import { storage } from '@/platform';
import { typeScale } from '@/platform/type-size';
import { Button, Card, CardTitle } from '@/ui';

const KEY = 'elder.offered';
/** From here on the phone's type is large: WeChat's third step, a browser's “large”. */
const LARGE = 1.15;

/** Who has made the letters of the phone large is asked once whether everything here should be larger; never forced. */
export function ElderOffer(): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const setElder = useSession((session) => session.setElder);
  const [answered, setAnswered] = useState(() => storage.get<true>(KEY) === true);
  if (elder || answered || typeScale() < LARGE) return null;

  function answer(larger: boolean): void {
    storage.set(KEY, true);
    setAnswered(true);
    if (larger) setElder(true);
  }

  return (
    <Card>
      <CardTitle icon="aplus" title="您手机的字调大了" />
      <View className="home__offer">长辈版字更大、按钮更大、话更短。随时能换回来。</View>
      <View className="home__offer-buttons">
        <Button kind="second" block label="不用了" onPress={() => answer(false)} />
        <Button kind="second" block label="用长辈版" onPress={() => answer(true)} />
      </View>
    </Card>
  );
}
