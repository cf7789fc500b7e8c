// Stands in for a polyfill or a kind of request that no browser of ours needs: see lean-h5.js.
module.exports = {};
