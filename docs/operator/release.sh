#!/bin/sh
# Fetch what people decided, release it, and hand the new seals on.
# Run by ministry-release.timer as the user of the site, on the one machine that seals.
# The folder of the site stands behind the command; this repository is the default.
program=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
root=${1:-$program}
cd "$root" || exit 1

git pull --quiet --rebase || echo "The repository could not be fetched; what lies here is released." >&2
python3 "$program/inv" release --root "$root"
status=$?

# The ledger alone: whatever else lies about here is not this script's to commit.
git add ledger/seals 2>/dev/null
if ! git diff --cached --quiet -- ledger/seals; then
  git commit --quiet --message "Seals of the site's machine" -- ledger/seals && git push --quiet ||
    echo "The seals could not be handed on; the next run tries again." >&2
fi
exit $status
