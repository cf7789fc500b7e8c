import type { Hat, SessionView } from '@supermarket/shared';
import { sessionStore } from '@/api';
import { logInAsDemoPerson } from '@/api/login-by-wechat';
import { useAct, useCall } from '@/hooks';
import { asCallError } from '@/hooks/use-call';
import { canLogInByWechat } from '@/platform';
import { Card, ListRow, LoadedContent, Notice, sayError, type IconName } from '@/ui';

const ICONS: Readonly<Record<Hat, IconName>> = { resident: 'home', volunteer: 'heart', staff: 'bench' };

/** Made-up people to try everything with; a production build leaves this away. */
export function DemoPeople({ onLoggedIn }: { readonly onLoggedIn: (session: SessionView) => void }): React.ReactNode {
  const people = useCall('GET /v1/auth/demo-people', {});
  const logIn = useAct('POST /v1/auth/demo');

  async function pick(personId: string, hat: Hat): Promise<void> {
    const session = canLogInByWechat
      ? await logInAsDemoPerson(personId).catch((cause: unknown) => void sayError(asCallError(cause)))
      : await logIn.run({ body: { personId } });
    if (!session) return;
    onLoggedIn(session);
    // The session begins one tick later, where whoever waited for it takes it up.
    setTimeout(() => sessionStore.getState().wear(hat), 0);
  }

  return (
    <LoadedContent
      call={people}
      skeleton="rows"
      head={<Notice icon="info" text="这是演示：选一位人物进去看看，都不是真人。" />}
    >
      {(data) => (
        <Card pad="none">
          {data.people.map(({ id, name, hat, about }) => (
            <ListRow key={id} icon={ICONS[hat]} title={name} note={about} onPress={() => void pick(id, hat)} />
          ))}
        </Card>
      )}
    </LoadedContent>
  );
}
