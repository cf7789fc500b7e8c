import type { FamilyHelperView } from '@supermarket/shared';
import { useMinute } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { helperLine } from '@/text/family';
import { Button, ListRow } from '@/ui';

/** Who may see and answer; one tap and they may no longer. */
export function HelperRows({ helpers }: { readonly helpers: readonly FamilyHelperView[] }): React.ReactNode {
  const now = useMinute();
  const end = useSend('POST /v1/me/family/:id/end');

  async function stop({ id, name }: FamilyHelperView): Promise<void> {
    const how = await end.run({ params: { id } }, { what: `不再请${name}代办`, page: '/me/family/index' });
    if (how !== undefined) sayHow(how, `停了，${name} 看不到您的单了`);
  }

  return helpers.map((helper) => (
    <ListRow
      key={helper.id} icon="user" title={helper.name} note={helperLine(helper, now)}
      trailing={<Button kind="second" size="md" label="停掉" onPress={() => stop(helper)} />}
    />
  ));
}
