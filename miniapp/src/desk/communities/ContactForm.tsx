import { HOTLINE, type CommunityRow, type Point } from '@supermarket/shared';
import { useAct, useDraft } from '@/hooks';
import { canPickPlace, go, pickPlace } from '@/platform';
import { Button, Field, ListRow, Notice, toast } from '@/ui';

interface ContactFormProps {
  readonly community: CommunityRow;
  readonly onDone: () => void;
}

interface ContactDraft {
  readonly hotline: string;
  readonly point: Point | null;
}

/** The number, and on WeChat the place on its map; what is not touched stays as it is. */
export function ContactForm({ community: { id, hotline, point }, onDone }: ContactFormProps): React.ReactNode {
  const { draft, change, clear } = useDraft<ContactDraft>(`contact.${id}`, () => ({ hotline: hotline ?? '', point: null }));
  const set = useAct('PUT /v1/communities/:id/contact', { refreshes: ['GET /v1/communities', 'GET /v1/home', 'GET /v1/me', 'GET /v1/areas', 'GET /v1/orders/:id'] });
  const number = draft.hotline.replace(/\s/g, '');
  const wrong = number !== '' && !HOTLINE.test(number);

  async function fromMap(): Promise<void> {
    const picked = await pickPlace();
    if (picked) change({ point: { lat: picked.lat, lng: picked.lng, datum: 'gcj02' } });
  }

  async function save(): Promise<void> {
    if ((await set.run({ params: { id }, body: { hotline: number, ...(draft.point && { point: draft.point }) } })) === undefined) return;
    clear();
    toast('设好了，马上就用', 'okc');
    onDone();
  }

  return (
    <>
      <Field
        label="社区电话" icon="phone" value={draft.hotline} maxLength={20} placeholder="比如：0750-7712345" help="群众点“一键求助”就打这个电话。手机号、带区号的座机，或者 12345 这样的短号。"
        error={wrong ? '再看一眼：手机号 11 位，座机要带区号' : undefined} onChange={(next) => change({ hotline: next })}
      />
      {canPickPlace ? (
        <>
          <ListRow icon="pin" title="社区位置" value={draft.point ? '选好了' : point ? '设过了' : '还没设'} />
          <Button kind="quiet" size="md" icon="map" label={point || draft.point ? '在地图上重选' : '在地图上选'} onPress={fromMap} />
        </>
      ) : (
        <Notice icon="pin" text={point ? '位置设过了。要改，请在手机微信里打开这一页，用地图选。' : '位置还没设，这里没有地图。请在手机微信里打开这一页，用地图选。先只设电话也行。'} />
      )}
      <ListRow icon="scan" title="打印二维码海报" note="贴在门口，扫一扫就能点单" onPress={() => go('/desk/poster/index', { id })} />
      <Button block label="设好" loadingLabel="正在设" disabledReason={number === '' ? '先写电话' : wrong ? '电话要改一下' : undefined} onPress={save} />
    </>
  );
}
