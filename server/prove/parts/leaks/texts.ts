import type { OrderKind, PlaceOrderBody } from '@supermarket/shared';
import type { Make } from '../../make.js';
import type { Canaries } from './canaries.js';
import type { Known } from './people.js';
import { NAMED_TO, OF_ORDER, type Moment, type Viewer } from './visibility.js';

/** An order of the story: each has texts of its own, so that one knows which has leaked. */
export interface Tale {
  readonly id: string;
  /** `order of the day after`. */
  readonly tag: string;
  readonly moment: Moment;
  /** Who sees what the table gives to the requester. */
  readonly asker: Known;
}

/** What is behind the first sign of everybody's name: whoever masks a name leaves none of it. */
const HERBS = ['银杏叶', '白玉兰', '紫云英', '金线莲', '半枝莲', '夏枯草', '车前子', '益母草', '决明子', '鱼腥草', '铁线蕨', '虎耳草', '石菖蒲'];

/** Invents texts and plants them as canaries. */
export class Texts {
  #people = 0;
  #orders = 0;

  constructor(private readonly canaries: Canaries) {}

  /** Name, phone and home of somebody; `revealedTo`: also in what a reveal shows. */
  person(who: string, { sees, revealedTo = [], columns = ['person.name'] }: { readonly sees: Viewer | null; readonly revealedTo?: readonly Viewer[]; readonly columns?: readonly string[] }): { name: string; phone: string; address: string } {
    const n = (this.#people += 1);
    const own = sees === null ? [] : [sees];
    const name = this.canaries.plant(`name of the ${who}`, HERBS[n - 1]!, { readBy: [...own, ...(NAMED_TO[who as Viewer] ?? [])], revealedTo, columns });
    return {
      name: `司${name}`,
      phone: this.canaries.plant(`phone of the ${who}`, `1998877${6600 + n}`, { readBy: who === sees ? own : [], revealedTo }),
      address: this.canaries.plant(`home of the ${who}`, `海棠弄 ${6600 + n} 号`, { readBy: own }),
    };
  }

  /** The body of an order; in own words its title has a door as well. */
  order(make: Make, tale: Tale, kind: OrderKind, patch: Partial<PlaceOrderBody> = {}): PlaceOrderBody {
    const n = (this.#orders += 1);
    const { tag, moment } = tale;
    // In the copy of one's own data.
    const own: readonly Viewer[] = moment === 'erased' ? [] : [tale.asker];
    const { revealed } = OF_ORDER[moment];
    const door = this.of(tale, 'door');
    const address = this.canaries.plant(`address of the ${tag}`, `梧桐弄 ${7100 + n} 号`, { readBy: own, revealedTo: revealed });
    const lat = this.canaries.plant(`point of the ${tag}`, `22.18${7000 + n}`, { readBy: own, revealedTo: revealed });
    const words = this.canaries.plant(`words of the ${tag}`, `青花药盒第${n}格`, { readBy: this.of(tale, 'words') });
    const inWords = this.canaries.plant(`door in the words of the ${tag}`, `${7300 + n} 室`, { readBy: door });
    const title = kind === 'service' ? {} : { title: `给 ${this.canaries.plant(`door in the title of the ${tag}`, `${7500 + n} 室`, { readBy: door })}换灯泡` };
    return make.orderBody({ id: tale.id, kind, words: `${words}，在 ${inWords}`, address, point: { lat: Number(`${lat}31`), lng: 112.3049583, datum: 'gcj02' }, ...title, ...patch });
  }

  /** Something that somebody writes in the course of an order. */
  said(what: string, readBy: readonly Viewer[]): string {
    return this.canaries.plant(what, `${what.length}号琉璃瓦${(this.#orders += 1)}片`, { readBy });
  }

  /** Who reads this of the order. The relative is the requester's, and was not given the door. */
  of({ moment, asker }: Tale, what: 'words' | 'door' | 'result' | 'doorCode'): Viewer[] {
    const askers: readonly Viewer[] = asker === 'requester' && what !== 'doorCode' ? [asker, 'relative'] : [asker];
    return OF_ORDER[moment][what].flatMap((viewer) => (viewer === 'requester' ? askers : [viewer]));
  }
}
