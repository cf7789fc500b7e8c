import { View } from '@tarojs/components';
import { lazy, Suspense } from 'react';
import { useSession } from '@/api/session';
import type { Loaded } from '@/hooks/use-call';
import { useInFront } from '@/hooks/use-in-front';
import { WaitingCard } from '@/outbox/WaitingCard';
import type { TabIndex } from '@/platform/navigation';
import { useWide } from '@/platform/wide';
import { classes } from './classes';
import { DialogHost } from './Dialog';
import { LoadedContent } from './LoadedContent';
import { NavBar } from './NavBar';
import { PrivacyHost } from './PrivacySheet';
import type { SkeletonShape } from './Skeleton';
import { Slot } from './Slot';
import { TabBar } from './TabBar';
import { ToastHost } from './Toast';
import { zoomStyle } from './zoom';
import './tokens.scss';
import './Page.scss';

/** A chunk of its own, for browsers: phones never load it, and WeChat's package does not hold it. */
const SideNav = process.env.TARO_ENV === 'h5' ? lazy(async () => ({ default: (await import('./desktop/SideNav')).SideNav })) : null;

interface PageProps<T> {
  readonly title: string;
  /** One of the four tab pages: no way back, and the tab bar below. */
  readonly tab?: TabIndex;
  /** In place of the title at the left of a tab page. */
  readonly left?: React.ReactNode;
  /** What the page stands on; its loading, failing and missing network are shown here. */
  readonly call?: Loaded<T>;
  readonly skeleton?: SkeletonShape;
  /** Shown at once, above whatever is still loading: it needs nothing from the server. */
  readonly head?: React.ReactNode;
  /** On a desktop as wide as the window, not in one column. */
  readonly full?: boolean;
  /** An ActionBar or a Keypad. */
  readonly bar?: React.ReactNode | ((data: T) => React.ReactNode);
  readonly children?: React.ReactNode | ((data: T) => React.ReactNode);
}

/** The root of every page: theme, bars, states, and what lies above them. */
export function Page<T>({ title, tab, left, call, skeleton, head, full = false, bar, children }: PageProps<T>): React.ReactNode {
  const hat = useSession((session) => session.hat);
  const elder = useSession((session) => session.elder);
  const wide = useWide() && hat === 'staff';
  const inFront = useInFront();
  const shownBar = typeof bar === 'function' ? call?.data !== undefined && bar(call.data) : bar;
  return (
    <View className={classes('ui-root', elder && 'ui-root--elder', wide && 'ui-root--wide', wide && full && 'ui-root--full')} {...zoomStyle(elder)} {...(process.env.TARO_ENV === 'h5' && { role: 'main' })}>
      {SideNav !== null && wide && <Suspense fallback={null}><SideNav tab={tab} /></Suspense>}
      <NavBar title={title} back={tab === undefined} left={left} />
      <LoadedContent call={call} skeleton={skeleton} head={<><Slot>{inFront && <WaitingCard />}</Slot>{head}</>}>
        {children}
      </LoadedContent>
      <Slot>
        {tab === undefined ? shownBar : (
          <View className="ui-bottom">
            {shownBar}
            {!wide && <TabBar index={tab} />}
          </View>
        )}
      </Slot>
      <Slot>{inFront && <ToastHost />}</Slot>
      <Slot>{inFront && <DialogHost />}</Slot>
      {process.env.TARO_ENV === 'weapp' && <Slot>{inFront && <PrivacyHost />}</Slot>}
    </View>
  );
}
