const { createHash } = require('node:crypto');

/**
 * Turns a class's #private members into plain ones with short names of their own. WeChat's engines are too old for
 * `#`, and Babel's helpers for it, a WeakMap for each member, make a library a third larger.
 *
 * @param {typeof import('@babel/core')} babel
 */
module.exports = ({ types: t }) => {
  /** The class is part of the name: a subclass may have a member of the same name. */
  function plainName(klass, name) {
    const owner = klass.node.id?.name ?? klass.parent.id?.name;
    if (!owner) throw klass.buildCodeFrameError('A class without a name cannot give its private members one');
    return `_${createHash('sha256').update(`${owner}.${name}`).digest('hex').slice(0, 5)}`;
  }

  const renameIn = (klass) => {
    const members = klass.node.body.body.filter(({ key }) => t.isPrivateName(key));
    const plain = new Map(members.map(({ key }) => [key.id.name, plainName(klass, key.id.name)]));
    if (new Set(plain.values()).size < plain.size) throw klass.buildCodeFrameError('Two private members got the same name');
    klass.traverse({
      PrivateName(path) {
        const name = plain.get(path.node.id.name);
        if (!name) return;
        const { parent } = path;
        if (t.isClassPrivateProperty(parent)) parent.type = 'ClassProperty';
        if (t.isClassPrivateMethod(parent)) parent.type = 'ClassMethod';
        path.replaceWith(t.isBinaryExpression(parent) ? t.stringLiteral(name) : t.identifier(name));
      },
    });
  };

  return { visitor: { Program: (program) => program.traverse({ Class: { exit: renameIn } }) } };
};
