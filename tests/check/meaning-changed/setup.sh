git init -q -b main
git config user.name Robin
git config user.email robin@example.com
git add framework steps.toml
git commit -q -m "Begin"
sed -i 's/Weighs the dough before dividing it into portions/Sweeps the flour from the floor after closing/' framework/behaviors/craft.yaml
sed -i 's/version: 1.0.0/version: 2.0.0/' framework/framework.yaml
