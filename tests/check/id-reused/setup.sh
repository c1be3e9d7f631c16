git init -q -b main
git config user.name Robin
git config user.email robin@example.com
git add framework steps.toml
git commit -q -m "Begin"
sed -i '/cr-weighs-dough/,+1d' framework/behaviors/craft.yaml
sed -i 's/version: 1.0.0/version: 1.1.0/' framework/framework.yaml
git commit -q -a -m "Let an example go"
sed -i 's/cr-shapes-loaves/cr-weighs-dough/; s/Shapes loaves that rise evenly in the oven/Bakes rolls for the guests of the morning/' framework/behaviors/craft.yaml
sed -i 's/version: 1.1.0/version: 2.0.0/' framework/framework.yaml
