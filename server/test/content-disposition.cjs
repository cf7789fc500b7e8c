/** Stands in for the package of this name in tests: nothing here sends downloads with a name. */
exports.create = (name) => `attachment; filename="${encodeURIComponent(name)}"`;
