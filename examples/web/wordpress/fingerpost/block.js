// The block in the editor: what it is set to. The server renders it.
(function (blocks, element, components, editor) {
  const create = element.createElement;
  const field = (props, name, label) => create(components.TextControl, {
    label, value: props.attributes[name], onChange: (value) => props.setAttributes({ [name]: value }),
  });
  blocks.registerBlockType('fingerpost/search', {
    edit: (props) => create('div', editor.useBlockProps(), create('p', null, 'Fingerpost search'),
      field(props, 'for', 'Place whose procedures apply: leeds'), field(props, 'kinds', 'Only these kinds: protocol, guidance'),
      field(props, 'topics', 'Only these topics: neglect'),
      field(props, 'exit', 'Where "Exit this page" leads: https://www.bbc.co.uk/weather, or off')),
    save: () => null,
  });
})(window.wp.blocks, window.wp.element, window.wp.components, window.wp.blockEditor);
