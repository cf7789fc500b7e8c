import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessOf } from '../kernel/index.js';

/** Refuses to start while any route does not say who may call it. */
@Injectable()
export class EveryRoute implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.undeclared();
    if (open.length > 0) throw new Error(`routes without @Access: ${open.join(', ')}`);
  }

  /** `Controller.method` of each route without a declaration. */
  undeclared(): string[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
        .filter((name) => !accessOf(this.reflector, prototype[name]!, metatype as new () => unknown))
        .map((name) => `${metatype.name}.${name}`);
    });
  }
}
