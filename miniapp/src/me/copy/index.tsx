import type { CopyView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCall, useMinute } from '@/hooks';
import { giveFile } from '@/platform';
import { momentText } from '@/text';
import { COPY_TITLES, factText } from '@/text/copy';
import { ActionBar, Button, Card, CardTitle, Chip, Chips, Page, toast } from '@/ui';
import './index.scss';

type Section = CopyView['sections'][number];

/** So many entries of one kind are shown at first; the file has all. */
const SHOWN = 20;

/** Everything that is kept about oneself, to read and to take along. */
export default function MyCopy(): React.ReactNode {
  const copy = useCall('GET /v1/me/copy', {});

  async function take(data: CopyView): Promise<void> {
    const how = await giveFile(`我的信息-${data.madeAt.slice(0, 10)}.json`, JSON.stringify(data, null, 1));
    if (how !== undefined) toast(how === 'file' ? '存好了' : '复制好了，找个地方贴下来', 'okc');
  }

  return (
    <Page
      title="存了我的什么"
      call={copy}
      skeleton="rows"
      bar={(data: CopyView) => (
        <ActionBar note="一个文件，里面是全部内容">
          <Button block label="存一份" loadingLabel="正在存" onPress={() => take(data)} />
        </ActionBar>
      )}
    >
      {(data) => <Sections copy={data} />}
    </Page>
  );
}

function Sections({ copy: { sections } }: { readonly copy: CopyView }): React.ReactNode {
  const [open, setOpen] = useState(sections[0]?.section);
  const shown = sections.find(({ section }) => section === open);
  return (
    <>
      <View className="me-copy__sections">
        <Chips>
          {sections.map(({ section, entries }) => (
            <Chip key={section} label={`${COPY_TITLES[section]} ${entries.length}`} on={section === open} onPress={() => setOpen(section)} />
          ))}
        </Chips>
      </View>
      {shown !== undefined && <Entries key={shown.section} section={shown} />}
    </>
  );
}

function Entries({ section: { section, entries } }: { readonly section: Section }): React.ReactNode {
  const now = useMinute();
  const [count, setCount] = useState(SHOWN);
  return (
    <>
      {entries.slice(0, count).map(({ at, facts }, i) => (
        <Card key={`${at} ${i}`}>
          <CardTitle title={at === null ? COPY_TITLES[section] : momentText(at, now)} />
          {facts.map((fact) => <View key={fact.name} className="me-copy__fact">{factText(fact, now)}</View>)}
        </Card>
      ))}
      {entries.length > count && <Button kind="second" block label={`再看 ${Math.min(SHOWN, entries.length - count)} 条`} onPress={() => setCount(count + SHOWN)} />}
    </>
  );
}
