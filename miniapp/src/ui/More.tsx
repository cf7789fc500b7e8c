import type { LoadedPages } from '@/hooks/use-pages';
import { Button } from './Button';
import { Slot } from './Slot';

/** Below a list: the next twenty, for whom scrolling is not enough. */
export function More({ of: pages }: { readonly of: Pick<LoadedPages<unknown>, 'more' | 'loadingMore' | 'loadMore'> }): React.ReactNode {
  return <Slot>{pages.more && <Button kind="quiet" block label="再看一些" loading={pages.loadingMore} onPress={pages.loadMore} />}</Slot>;
}
