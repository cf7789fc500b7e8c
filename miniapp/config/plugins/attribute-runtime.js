import { internalComponents, mergeInternalComponents } from '@tarojs/shared';
import { ariaComponents, dropUnused } from './attribute-list';

mergeInternalComponents(ariaComponents);
dropUnused(internalComponents);
