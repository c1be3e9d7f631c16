git init -q -b main
git config user.name Robin
git config user.email robin@example.com
export GIT_AUTHOR_DATE=2026-11-23T12:00:00Z GIT_COMMITTER_DATE=2026-11-23T12:00:00Z
cp framework/behaviors/craft.yaml craft.yaml
sed -i 's/^name:/  name:/' framework/behaviors/craft.yaml
git add framework steps.toml
git commit -q -m "Break a file"
mv craft.yaml framework/behaviors/craft.yaml
